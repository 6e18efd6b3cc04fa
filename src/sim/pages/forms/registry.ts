import type { Page } from '../../server/page.ts';
import type { Form } from './form.ts';
import { formPages } from './form-pages.ts';
import { lockedPages } from './locked.ts';
import { advancedConfig, dealerNet, region, wifiControl } from './network-settings.ts';
import { networkTools } from './network-tools.ts';
import { reboot, reset } from './restart.ts';
import {
  authorizedKeys,
  customService,
  developerMode,
  quietForms,
  removeString,
  setString,
  testEnvironment,
  unlock,
} from './settings.ts';
import { soundPages } from './sound.ts';
import { toolsPages } from './tools-page.ts';

const FORMS: readonly Form[] = [
  reboot,
  reset,
  advancedConfig,
  ...networkTools,
  wifiControl,
  region,
  dealerNet,
  ...soundPages,
  customService,
  unlock,
  developerMode,
  setString,
  removeString,
  authorizedKeys,
  testEnvironment,
  ...quietForms,
];

/** Every form, the page of tools, and the pages that are closed on sold units. */
export const FORM_PAGES: readonly Page[] = [...FORMS.flatMap(formPages), ...toolsPages, ...lockedPages];
