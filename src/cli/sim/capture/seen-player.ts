import { authenticationIn } from '../../../audit/evidence/authentication.ts';
import type { DeviceEvidence } from '../../../audit/evidence/device.ts';
import { identityOf } from '../../../audit/evidence/identity.ts';
import type { Observation } from '../../../audit/evidence/observation.ts';
import { formatBuild, parseBuild } from '../../../base/build.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { modelByNumber, UNNAMED_MODEL_NUMBERS } from '../../../catalog/models.ts';
import type { SeenPage, SeenPlayer } from '../../../sim/capture/seen.ts';

/** What may be passed on of a device's evidence, or why no profile can be made of it. */
export function seenPlayer(device: DeviceEvidence): Result<SeenPlayer, string> {
  if (device.kind === 'unidentified') return err('nothing answered there');
  if (device.kind !== 'player') return err('it is not a player');
  const { modelNumber, build } = identityOf(device);
  const model = knownModel(modelNumber ?? '');
  if (model === undefined) return err('its model is not known');
  const parsed = parseBuild(build ?? '');
  if (!parsed) return err('its build cannot be read');
  const { description, 'tls-door': tls } = device.parts;
  return ok({
    model,
    build: formatBuild(parsed),
    ...(description?.known ? upnpSwitch(description.value) : {}),
    ...authenticationSwitch(tls),
    openLogins: loginsOf(device),
    bonded: isBonded(device),
    pages: pagesOf(device),
  });
}

/** Only words of our own lists get into a profile, never a text that a device made up. */
const knownModel = (text: string): string | undefined =>
  modelByNumber(text)?.number ?? UNNAMED_MODEL_NUMBERS.find((number) => number === text);

type Part<P extends keyof DeviceEvidence['parts']> =
  NonNullable<DeviceEvidence['parts'][P]> extends Observation<infer T> ? T : never;

function upnpSwitch(part: Part<'description'>): Pick<SeenPlayer, 'upnp'> {
  if (part.kind === 'served') return { upnp: true };
  return part.status === 403 ? { upnp: false } : {};
}

/** As far as the switch shows; what does not show stays out of the profile. */
function authenticationSwitch(door: DeviceEvidence['parts']['tls-door']): Pick<SeenPlayer, 'authentication'> {
  const { state } = authenticationIn(door);
  return state === 'unknown' ? {} : { authentication: state === 'seems-on' };
}

function loginsOf({ parts }: DeviceEvidence): SeenPlayer['openLogins'] {
  const part = parts['login-services'];
  const open = part?.known ? part.value.ports.filter(({ state }) => state === 'open') : [];
  return [...new Set(open.map(({ service }) => service))];
}

/** Another player of the household has the same room, or the player is nobody's room by itself. */
function isBonded(device: DeviceEvidence): boolean {
  const zones = device.parts['zone-group-state'];
  if (!zones?.known) return false;
  const { playerId } = identityOf(device);
  const own = zones.value.members.find((member) => member.playerId === playerId);
  const sharers = zones.value.members.filter(({ room }) => room === own?.room);
  return own !== undefined && (own.invisible || own.satellite || sharers.length > 1);
}

function pagesOf({ parts }: DeviceEvidence): readonly SeenPage[] {
  const status = parts['status-pages']?.known ? parts['status-pages'].value.pages : [];
  const forms = parts.forms?.known ? parts.forms.value.pages : [];
  return [...status, ...forms].flatMap((page) =>
    page.status === undefined ? [] : [{ path: page.path, status: page.status }],
  );
}
