import { alarm, shares, sysSettings, topology, tracksSummary, vanished } from './household-pages.ts';
import {
  arp,
  ifconfig,
  netSettingsJson,
  netSettingsTxt,
  netstat,
  radio,
  scanResults,
  ssidList,
  wireless,
} from './network-pages.ts';
import {
  battery,
  device,
  emptyModules,
  enetPorts,
  perfCounters,
  playMode,
  renderingControl,
  update,
  version,
} from './player-pages.ts';
import { accounts, controllers, musicServices, regcert, registration } from './people-pages.ts';
import type { StatusPage } from './status-page.ts';
import { subrenew, upnp } from './subscription-pages.ts';
import { systemPages } from './system-pages.ts';
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
  netSettingsJson,
  netSettingsTxt,
  ssidList,
  scanResults,
  ifconfig,
  netstat,
  arp,
  radio,
  wireless,
  upnp,
  subrenew,
  registration,
  regcert,
  sysSettings,
  tracksSummary,
  musicServices,
  alarm,
  battery,
  version,
  update,
  enetPorts,
  perfCounters,
  playMode,
  renderingControl,
  ...emptyModules,
  ...systemPages,
];
