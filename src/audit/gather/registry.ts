import type { PartName } from '../evidence/device.ts';
import { artProxy } from './art-proxy.ts';
import { controlSurface } from './control-surface.ts';
import { description } from './description.ts';
import { eventCallback } from './event-callback.ts';
import { forms } from './forms.ts';
import type { Gatherer } from './gatherer.ts';
import { hostHeader } from './host-header.ts';
import { loginServices } from './login-services.ts';
import { statusPages } from './status-pages.ts';
import { tlsDoor } from './tls-door.ts';
import { zoneGroupState } from './zone-group-state.ts';

export type AnyGatherer = { readonly [P in PartName]: Gatherer<P> }[PartName];

/** Every gatherer, in the order in which a device is asked: later ones use what earlier ones found. */
export const GATHERERS: readonly AnyGatherer[] = [
  description,
  controlSurface,
  zoneGroupState,
  hostHeader,
  eventCallback,
  artProxy,
  tlsDoor,
  forms,
  loginServices,
  statusPages,
];
