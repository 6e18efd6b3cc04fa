import { expect, it } from 'vitest';
import { PLAYER, proof, served } from '../../../test/golden/literals.ts';
import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { openControlSurface } from './open-control-surface.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const TOPOLOGY = 'urn:schemas-upnp-org:service:ZoneGroupTopology:1';
const service = (serviceType: string, actions: readonly string[]) => ({
  serviceType,
  controlPath: '/control',
  actions: known(actions, [3]),
});
const rendering = (...actions: readonly string[]) => service(RENDERING, actions);
const surface = (part: ControlSurfacePart): EvidenceParts => ({ 'control-surface': known(part, [3, 4]) });
const REFUSING = surface({ services: [rendering('GetVolume')], proofs: [proof('denied', { status: 403 })] });
type Open = Extract<TlsDoorPart, { open: true }>;
const tlsDoor = (soap: Open['soap'], more: Partial<Open> = {}): EvidenceParts => ({
  'tls-door': known(
    {
      open: true,
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      description: known(200, [7]),
      soap,
      apiWithoutKey: unknown('no-answer', 'nothing came'),
      apiWithPublicKey: unknown('no-answer', 'nothing came'),
      ...more,
    },
    [7],
  ),
});
const CLOSED: EvidenceParts = { 'tls-door': known({ open: false, why: 'the connection was refused' }, [7]) };
const deniedItem = { label: 'RenderingControl GetVolume', value: 'refused, status 403', exchange: [4] };

it('fails with what anybody can do, worst first, each action by its name', () => {
  const part = {
    services: [rendering('GetVolume', 'SetVolume', 'SetBass')],
    proofs: [proof('answered', { excerpt: 'CurrentVolume=12' })],
  };
  expect(openControlSurface.judge(PLAYER, surface(part))).toEqual({
    verdict: 'fail',
    ground: 'answers-in-clear',
    severity: 'high',
    reasons: [
      'Without any credential 1 of the 1 services that were asked answered a harmless question; those list 3 actions.',
      'With them anybody can set the volume (SetVolume); change the sound (SetBass).',
    ],
    items: [
      { label: 'Anybody can set the volume', value: 'RenderingControl SetVolume', exchange: [4] },
      { label: 'Anybody can change the sound', value: 'RenderingControl SetBass', exchange: [4] },
      { label: 'Anybody can read its state', value: 'RenderingControl GetVolume', exchange: [4] },
      { label: 'RenderingControl GetVolume answered', value: 'CurrentVolume=12', exchange: [4] },
    ],
  });
});

it('counts no action of a service that did not answer', () => {
  const part = {
    services: [rendering('GetVolume'), service(TOPOLOGY, ['BeginSoftwareUpdate'])],
    proofs: [proof('answered'), proof('denied', { serviceType: TOPOLOGY, status: 403, exchange: [5] })],
  };
  expect(openControlSurface.judge(PLAYER, surface(part))).toMatchObject({
    severity: 'medium',
    reasons: [
      'Without any credential 1 of the 2 services that were asked answered a harmless question; those list 1 actions.',
    ],
    items: [
      { label: 'Anybody can read its state', value: 'RenderingControl GetVolume' },
      { label: 'RenderingControl GetVolume answered' },
      {
        label: 'ZoneGroupTopology, listed and not shown',
        value: 'lists 1 actions; it did not answer, or has no question that is known to be harmless',
      },
    ],
  });
});

it('says how many services were not asked', () => {
  const part = {
    services: [rendering('SetVolume'), service('urn:schemas-tencent-com:service:QPlay:1', ['QPlayAuth'])],
    proofs: [proof('answered')],
  };
  expect(openControlSurface.judge(PLAYER, surface(part)).reasons[0]).toBe(
    'Without any credential 1 of the 1 services that were asked answered a harmless question; those list 1 actions. It describes 2 services; the others were not asked.',
  );
});

it('knows port mappings of an internet gateway as dangerous', () => {
  const serviceType = 'urn:schemas-upnp-org:service:WANIPConnection:1';
  const part = {
    services: [service(serviceType, ['GetStatusInfo', 'AddPortMapping', 'Reboot'])],
    proofs: [proof('answered', { serviceType, action: 'GetStatusInfo' })],
  };
  const subject = { ...PLAYER, kind: 'upnp' } as const;
  expect(openControlSurface.judge(subject, surface(part)).items.slice(0, 2)).toEqual([
    {
      label: 'Anybody can update, reset or reconfigure it',
      value: 'WANIPConnection AddPortMapping',
      exchange: [4],
    },
    {
      label: 'Anybody can do things that are not classified',
      value: 'WANIPConnection Reboot',
      exchange: [4],
    },
  ]);
});

it('passes when questions are turned away in clear and port 1443 is closed or turns them away', () => {
  const passed = {
    verdict: 'pass',
    ground: 'refuses',
    reasons: ['It turned away the one harmless question that was asked without a credential.'],
    items: [deniedItem],
  };
  const denied = tlsDoor(known({ status: 403, outcome: 'denied' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...CLOSED })).toEqual(passed);
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...denied })).toEqual(passed);
});

it('fails when control is refused in clear and answered over TLS', () => {
  const answered = tlsDoor(known({ status: 200, outcome: 'answered' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...answered })).toEqual({
    verdict: 'fail',
    ground: 'answers-over-tls',
    severity: 'high',
    reasons: [
      'In clear it refuses orders, but over TLS (port 1443) it answered a harmless one without any credential.',
      'Switching UPnP off, which seems to be done, closes the door in clear only.',
    ],
    items: [
      { label: 'Port 1443', value: 'DeviceProperties GetLEDState answered', exchange: [8] },
      deniedItem,
    ],
  });
});

it('does not take a page that says 200 over TLS for an order that was done', () => {
  const page = tlsDoor(known({ status: 200, outcome: 'other' }, [8]));
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...page })).toEqual({
    verdict: 'inconclusive',
    ground: 'tls-unknown',
    reasons: [
      'In clear it turns orders away. What it does over TLS (port 1443) is not known: it answered 200.',
    ],
    items: [deniedItem],
  });
});

it('does not pass a player of which port 1443 is not known; other devices have none', () => {
  expect(openControlSurface.judge(PLAYER, REFUSING)).toMatchObject({
    ground: 'tls-unknown',
    reasons: [
      'In clear it turns orders away. What it does over TLS (port 1443) is not known: it was not asked.',
    ],
  });
  expect(openControlSurface.judge({ ...PLAYER, kind: 'upnp' }, REFUSING).verdict).toBe('pass');
});

it('does not pass a player whose local API takes the shared key', () => {
  const door = tlsDoor(known({ status: 403, outcome: 'denied' }, [8]), {
    apiWithoutKey: known({ status: 403, errorCode: 'ERROR_API_KEY_VALIDATION_FAILED' }, [10]),
    apiWithPublicKey: known({ status: 200, playerId: 'RINCON_000E58AAAAAA01400' }, [11]),
  });
  expect(openControlSurface.judge(PLAYER, { ...REFUSING, ...door })).toEqual({
    verdict: 'inconclusive',
    ground: 'local-api-open',
    reasons: [
      'It turns UPnP orders away, but its local API takes the key that open programs share. Whether that key is enough to control it was not tried.',
    ],
    items: [
      { label: 'Port 1443', value: 'the player told its own record for the shared key', exchange: [11] },
      deniedItem,
    ],
  });
});

it('leaves open what only answered with errors', () => {
  const part = { services: [rendering()], proofs: [proof('fault', { status: 500, upnpErrorCode: 501 })] };
  expect(openControlSurface.judge(PLAYER, surface(part))).toEqual({
    verdict: 'inconclusive',
    ground: 'errors-only',
    reasons: [
      'It read 1 questions and answered each with an error, which shows neither a lock nor an open door.',
    ],
    items: [
      {
        label: 'RenderingControl GetVolume',
        value: 'read and answered with an error, UPnP error 501, status 500',
        exchange: [4],
      },
    ],
  });
});

it('does not take a redirect of everything for a lock', () => {
  const part = { services: [], proofs: [proof('other', { status: 302 }), proof('other', { status: 302 })] };
  const description = known(
    { kind: 'unexpected', path: '/xml/device_description.xml', status: 302 } as const,
    [1],
  );
  expect(openControlSurface.judge(PLAYER, { ...surface(part), description })).toMatchObject({
    verdict: 'inconclusive',
    ground: 'unclear',
  });
});

it('does not apply to a device that describes no service', () => {
  const evidence = { ...surface({ services: [], proofs: [] }), description: known(served(), [1]) };
  expect(openControlSurface.judge({ ...PLAYER, kind: 'upnp' }, evidence)).toEqual({
    verdict: 'not-applicable',
    ground: 'no-service',
    reasons: ['It describes no service that takes orders.'],
    items: [],
  });
});
