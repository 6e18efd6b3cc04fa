import type { Check } from '../judge/check.ts';
import { artProxyFetch } from './art-proxy-fetch.ts';
import { cleartextControl } from './cleartext-control.ts';
import { connectionSecurity } from './connection-security.ts';
import { eventCallbackToThirdParty } from './event-callback-to-third-party.ts';
import { knownVulnerabilities } from './known-vulnerabilities.ts';
import { missingHostCheck } from './missing-host-check.ts';
import { openControlSurface } from './open-control-surface.ts';
import { openLoginService } from './open-login-service.ts';
import { openStatusPages } from './open-status-pages.ts';
import { outdatedBuild } from './outdated-build.ts';
import { rebootByLink } from './reboot-by-link.ts';
import { unsupportedGeneration } from './unsupported-generation.ts';

/** Every check, in the order in which reports show equally bad findings. */
export const CHECKS: readonly Check[] = [
  openControlSurface,
  openStatusPages,
  missingHostCheck,
  artProxyFetch,
  rebootByLink,
  eventCallbackToThirdParty,
  openLoginService,
  connectionSecurity,
  cleartextControl,
  knownVulnerabilities,
  outdatedBuild,
  unsupportedGeneration,
];
