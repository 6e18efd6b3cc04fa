import type { ControlProof } from '../../src/audit/evidence/control-surface.ts';
import type { ServedDescription } from '../../src/audit/evidence/description.ts';
import type { DeviceEvidence, EvidenceParts } from '../../src/audit/evidence/device.ts';
import type { Subject } from '../../src/audit/judge/check.ts';

/** Literal evidence that tests of checks and reports begin from. */
export const PLAYER: Subject = {
  id: '192.0.2.7:1400',
  address: '192.0.2.7',
  port: 1400,
  kind: 'player',
  sightings: [],
};

export const served = (fields: Readonly<Record<string, string>> = {}): ServedDescription => ({
  kind: 'served',
  path: '/xml/device_description.xml',
  server: 'Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
  deviceType: 'urn:schemas-upnp-org:device:ZonePlayer:1',
  udn: 'uuid:RINCON_000E58AAAAAA01400',
  friendlyName: '192.0.2.7 - Sonos One',
  manufacturer: 'Sonos, Inc.',
  modelName: 'Sonos One',
  modelNumber: 'S13',
  fields: Object.entries({ softwareVersion: '97.1-80312', roomName: 'Kitchen', ...fields }).map(
    ([name, value]) => ({
      name,
      value,
    }),
  ),
  services: [],
  leftOut: [],
});

export const proof = (outcome: ControlProof['outcome'], more: Partial<ControlProof> = {}): ControlProof => ({
  serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
  action: 'GetVolume',
  outcome,
  exchange: [4],
  ...more,
});

export const device = (parts: EvidenceParts, more: Partial<DeviceEvidence> = {}): DeviceEvidence => ({
  ...PLAYER,
  path: '/xml/device_description.xml',
  conduct: [],
  parts,
  ...more,
});
