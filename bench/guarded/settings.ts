/** What the proxies are told. Each has one worker; all keep connections to the player, but where it says otherwise. */
interface Addresses {
  readonly player: string;
  readonly own: string;
}

/** `auth` is where the service answers that nginx asks; `fresh`: a connection for each request, as players need. */
export function nginxSettings(
  { player, own }: Addresses,
  {
    folder,
    auth,
    fresh = false,
  }: { readonly folder: string; readonly auth?: string; readonly fresh?: boolean },
): string {
  const kept = 'proxy_http_version 1.1; proxy_set_header Connection "";';
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  keepalive_requests 1000000;
  upstream player { server ${player}:1400; keepalive 128; }
  ${auth === undefined ? '' : `upstream auth { server ${auth}:1400; keepalive 128; }`}
  server {
    listen ${own}:1400;
    location / {
      ${auth === undefined ? '' : 'auth_request /auth;'}
      proxy_pass http://player;
      ${fresh ? 'proxy_set_header Connection close;' : kept}
    }
    location = /auth {
      internal; proxy_pass_request_body off; proxy_set_header Content-Length "";
      ${auth === undefined ? 'return 403;' : `proxy_pass http://auth; ${kept}`}
    }
  }
}
`;
}

/** Refuses by what stands in header and body, as rules for it are found on the web. */
export const haproxySettings = ({ player, own }: Addresses): string => `global
  nbthread 1
  maxconn 1000
defaults
  mode http
  timeout connect 2s
  timeout client 30s
  timeout server 30s
  option http-buffer-request
  http-reuse always
frontend door
  bind ${own}:1400
  http-request deny if !{ req.hdr(SOAPACTION) -m reg 'RenderingControl:1#(Get|Set)Volume' }
  http-request deny if { req.body -m reg '<DesiredVolume>([5-9][0-9]|100)</DesiredVolume>' }
  default_backend player
backend player
  server player ${player}:1400
`;

export const caddySettings = ({ player, own }: Addresses): string => `{
  admin off
  auto_https off
}
http://${own}:1400 {
  bind ${own}
  reverse_proxy ${player}:1400
}
`;

/** A home as people write it: roles with hours, rooms and caps, quiet hours. The load comes from 127.0.0.1. */
export const guardSettings = ({ player, own }: Addresses): string => `version: 1
time-zone: Europe/Berlin
players:
  Kitchen: { address: ${player}, guarded-at: ${own} }
segments:
  - { network: 127.0.0.1/32, role: family }
  - { network: 192.168.7.0/24, role: guest }
roles:
  family: { may: [read, playback, volume, queue, grouping, library], may-not: [AVTransport.Seek], rooms: [Kitchen], hours: 00:00-24:00, volume-cap: 60 }
  guest: { may: [read, playback, volume, queue], hours: 08:00-23:00, volume-cap: 40 }
quiet-hours: { hours: 22:00-07:00, except: [family] }
`;
