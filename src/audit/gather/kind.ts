import type { DescriptionPart } from '../evidence/description.ts';
import type { DeviceKind } from '../evidence/device.ts';
import type { Observation } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';

const SERVER = /\bSonos\/\d/;

/** What a device is, by its description, its SERVER header and how it was found. */
export function kindOf(
  sightings: readonly Sighting[],
  description: Observation<DescriptionPart> | undefined,
): DeviceKind {
  if (description?.known && saysSonos(description.value)) return 'player';
  if (description?.known && description.value.kind === 'served') return 'upnp';
  if (sightings.some(isSonosSighting)) return 'player';
  return sightings.some(({ by }) => by === 'ssdp') ? 'upnp' : 'unidentified';
}

const saysSonos = (description: DescriptionPart): boolean =>
  SERVER.test(description.server ?? '') ||
  (description.kind === 'served' &&
    (/^Sonos\b/i.test(description.manufacturer) || description.deviceType.includes(':device:ZonePlayer:')));

const isSonosSighting = ({ facts }: Sighting): boolean =>
  facts.some(
    ({ name, value }) =>
      (name.toUpperCase() === 'SERVER' && SERVER.test(value)) ||
      name === 'instance' ||
      value.includes(':ZonePlayer:'),
  );
