import { expect, it } from 'vitest';
import { PLAYER, proof, served } from '../../../test/golden/literals.ts';
import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import type { EvidenceParts } from '../evidence/device.ts';
import { known } from '../evidence/observation.ts';
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
      'With them anybody can set the volume; change the sound.',
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
