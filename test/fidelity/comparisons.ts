import type { Comparison } from './comparison.ts';
import { DESCRIPTIONS } from './kinds/description.ts';
import { MDNS } from './kinds/mdns.ts';
import { SCPDS } from './kinds/scpd.ts';
import { TOPOLOGY } from './kinds/topology.ts';
import { TRANSPORT } from './kinds/transport-events.ts';
import { RENDERING } from './kinds/rendering.ts';
import { EVENTS } from './kinds/events.ts';
import { POSITIONS } from './kinds/positions.ts';
import { LISTINGS } from './kinds/listings.ts';
import { ANSWERS } from './kinds/answers.ts';
import { REFUSALS } from './kinds/refusals.ts';
import { STATUS } from './kinds/status.ts';
import { CALLS } from './kinds/calls.ts';
import { SERVICE_LISTS } from './kinds/services.ts';
import { BANNERS, SSDP } from './kinds/ssdp.ts';

/** Every comparison. A new kind is a file in `kinds/` and a line here. */
export const COMPARISONS: readonly Comparison[] = [
  ...DESCRIPTIONS,
  ...SCPDS,
  ...SSDP,
  ...BANNERS,
  ...MDNS,
  ...TOPOLOGY,
  ...TRANSPORT,
  ...RENDERING,
  ...EVENTS,
  ...POSITIONS,
  ...LISTINGS,
  ...ANSWERS,
  ...SERVICE_LISTS,
  ...STATUS,
  ...REFUSALS,
  ...CALLS,
];
