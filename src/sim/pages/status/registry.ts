import { commandPages } from './commands.ts';
import { filePages } from './files.ts';
import { alarm, shares, sysSettings, topology, tracksSummary, vanished } from './household-pages.ts';
import { modulePages } from './modules.ts';
import { networkPages } from './network-pages.ts';
import { accounts, controllers, musicServices, regcert, registration } from './people-pages.ts';
import {
  battery,
  device,
  enetPorts,
  perfCounters,
  playMode,
  renderingControl,
  update,
} from './player-pages.ts';
import { radioPages } from './radio-pages.ts';
import type { StatusPage } from './status-page.ts';
import { subrenew, upnp } from './subscription-pages.ts';
import { zp } from './zp.ts';

/** Every page below `/status`, in the order of the index and of the review. */
export const STATUS_PAGES: readonly StatusPage[] = [
  zp,
  device,
  topology,
  accounts,
  shares,
  controllers,
  vanished,
  ...networkPages,
  ...radioPages,
  upnp,
  subrenew,
  registration,
  regcert,
  sysSettings,
  tracksSummary,
  musicServices,
  alarm,
  battery,
  update,
  enetPorts,
  perfCounters,
  playMode,
  renderingControl,
  ...modulePages,
  ...commandPages,
  ...filePages,
];
