import type { ControlSurfacePart } from '../evidence/control-surface.ts';
import type { DescriptionPart } from '../evidence/description.ts';
import type { Known, Observation } from '../evidence/observation.ts';

/** What the behaviour of a player shows of its switch UPnP. */
export interface UpnpSwitch {
  readonly state: 'on' | 'off' | 'unknown';
  /** One clause. */
  readonly why: string;
  readonly exchange: readonly number[];
}

/** Off: 403 on the description and on control (bonob issue 224, HA issue 151258). */
export function upnpSwitch(
  { value, exchange }: Known<DescriptionPart>,
  control: Observation<ControlSurfacePart> | undefined,
): UpnpSwitch {
  const proofs = control?.known ? control.value.proofs : [];
  const processed = proofs.find(({ outcome }) => outcome === 'answered' || outcome === 'fault');
  if (processed) return { state: 'on', why: 'orders in clear are taken', exchange: processed.exchange };
  if (value.kind === 'denied' && value.status === 403)
    return { state: 'off', why: 'the description is refused with 403', exchange };
  const denied = proofs.find(({ outcome }) => outcome === 'denied');
  if (denied && proofs.every(({ outcome }) => outcome === 'denied'))
    return { state: 'off', why: 'orders in clear are refused', exchange: denied.exchange };
  return { state: 'unknown', why: 'neither the description nor an order showed it', exchange };
}
