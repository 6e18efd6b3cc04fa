import { expect, it } from 'vitest';
import { PLAYER, proof } from '../../../test/golden/literals.ts';
import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import { known, unknown } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';
import { openControlSurface } from './open-control-surface.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const rendering = (actions: readonly string[]) => ({
  serviceType: RENDERING,
  controlPath: '/MediaRenderer/RenderingControl/Control',
  actions: known(actions, [3]),
});
const surface = (part: ControlSurfacePart) => ({ 'control-surface': known(part, [3, 4]) });
const tlsDoor = (soap: number): TlsDoorPart => ({
  open: true,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  description: known(200, [7]),
  soap: known(soap, [8]),
  apiWithoutKey: unknown('no-answer', 'nothing came'),
  apiWithPublicKey: unknown('no-answer', 'nothing came'),
});

it('fails with what anybody can do, worst first', () => {
  const part = {
    services: [rendering(['GetVolume', 'SetVolume', 'SetBass'])],
    proofs: [proof('answered', { excerpt: 'CurrentVolume=12' })],
  };
  expect(openControlSurface.judge(PLAYER, surface(part))).toEqual({
    verdict: 'fail',
    severity: 'high',
    reasons: [
      'Without any credential 1 of 1 services answered a harmless question; they list 3 actions.',
      'With them anybody can set the volume; change the sound.',
    ],
    items: [
      { label: 'RenderingControl GetVolume answered', value: 'CurrentVolume=12', exchange: [4] },
      {
        label: 'RenderingControl lists 3 actions',
        value: 'volume 1, audio-settings 1, read 1',
        exchange: [3],
      },
    ],
  });
});

it('fails medium where the surface only reads', () => {
  const part = { services: [rendering(['GetVolume', 'GetMute'])], proofs: [proof('answered')] };
  expect(openControlSurface.judge(PLAYER, surface(part))).toMatchObject({
    verdict: 'fail',
    severity: 'medium',
  });
});

it('knows port mappings of an internet gateway as dangerous', () => {
  const serviceType = 'urn:schemas-upnp-org:service:WANIPConnection:1';
  const part = {
    services: [
      {
        serviceType,
        controlPath: '/ctl/IPConn',
        actions: known(['GetStatusInfo', 'AddPortMapping', 'Reboot'], [3]),
      },
    ],
    proofs: [proof('answered', { serviceType, action: 'GetStatusInfo' })],
  };
  const subject = { ...PLAYER, kind: 'upnp' } as const;
  expect(openControlSurface.judge(subject, surface(part)).items?.[1]).toEqual({
    label: 'WANIPConnection lists 3 actions',
    value: 'system 1, unclassified 1, read 1',
    exchange: [3],
  });
});

it('passes when questions are turned away', () => {
  const part = { services: [rendering(['GetVolume'])], proofs: [proof('denied', { status: 403 })] };
  expect(
    openControlSurface.judge(PLAYER, { ...surface(part), 'tls-door': known(tlsDoor(403), [8]) }),
  ).toEqual({
    verdict: 'pass',
    reasons: ['It turned 1 harmless questions away without a credential.'],
    items: [{ label: 'RenderingControl GetVolume', value: 'refused with 403', exchange: [4] }],
  });
});

it('fails when control is refused in clear and open over TLS', () => {
  const part = { services: [], proofs: [proof('denied', { status: 403 })] };
  expect(
    openControlSurface.judge(PLAYER, { ...surface(part), 'tls-door': known(tlsDoor(200), [8]) }),
  ).toEqual({
    verdict: 'fail',
    reasons: ['In clear it refuses orders, but over TLS it takes them from anybody.'],
    items: [
      { label: 'Over TLS', value: 'a harmless action was answered without a credential', exchange: [8] },
    ],
  });
});

it('leaves open what only answered with errors', () => {
  const part = { services: [rendering([])], proofs: [proof('fault', { upnpErrorCode: 501 })] };
  expect(openControlSurface.judge(PLAYER, surface(part))).toEqual({
    verdict: 'inconclusive',
    reasons: [
      'It read 1 questions and answered each with an error, which shows neither a lock nor an open door.',
    ],
    items: [{ label: 'RenderingControl GetVolume', value: 'UPnP error 501', exchange: [3, 4] }],
  });
});
