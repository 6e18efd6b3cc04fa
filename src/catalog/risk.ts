import { oneOf } from './narrow.ts';

/** What an action can do to a home, as one class; `docs/risk-classes.md` has the rule of each. */
const RISK_CLASSES = [
  'read',
  'playback',
  'volume',
  'audio-settings',
  'grouping',
  'bonding',
  'queue',
  'library',
  'account',
  'device-config',
  'system',
  'alarm',
  'ssrf',
] as const;

export type RiskClass = (typeof RISK_CLASSES)[number];

export const riskClass = oneOf(RISK_CLASSES);
