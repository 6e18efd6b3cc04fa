/** What clients send: `SetVolume` and `GetVolume` as SoCo writes them, some 600 bytes with their heads. */
export type Kind = 'read' | 'write';

const CALLS: Readonly<Record<Kind, { readonly action: string; readonly rest: string }>> = {
  read: { action: 'GetVolume', rest: '' },
  write: { action: 'SetVolume', rest: '<DesiredVolume>20</DesiredVolume>' },
};

const SERVICE = 'urn:schemas-upnp-org:service:RenderingControl:1';

/** A script for wrk: the request, and what was counted as JSON at the end. */
export function wrkScript(kind: Kind): string {
  const { action, rest } = CALLS[kind];
  const body =
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
    `<u:${action} xmlns:u="${SERVICE}"><InstanceID>0</InstanceID><Channel>Master</Channel>${rest}</u:${action}>` +
    '</s:Body></s:Envelope>';
  return `wrk.method = 'POST'
wrk.body = '${body}'
wrk.headers['Content-Type'] = 'text/xml; charset="utf-8"'
wrk.headers['SOAPACTION'] = '"${SERVICE}#${action}"'
wrk.headers['Accept-Encoding'] = 'gzip, deflate'
wrk.headers['User-Agent'] = 'python-requests/2.32.3'
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"us":%d,"p50":%d,"p99":%d,"failed":%d}\\n', summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
`;
}

export const CONTROL_PATH = '/MediaRenderer/RenderingControl/Control';
