import { printable } from '../../base/text.ts';
import type { RiskClass } from '../../catalog/risk.ts';
import { CLASS_WORDS } from '../../catalog/risk-words.ts';

interface Action {
  readonly action: string;
  /** Undefined where it was not understood, and where a guard of another version tells of it. */
  readonly riskClass?: RiskClass | undefined;
}

/** What it is about, with its exact name: `change the queue (AVTransport.AddURIToQueue)`; the name alone where its class is not known. */
export function actionWithClass({ action, riskClass }: Action): string {
  const exact = printable(action, 100);
  return riskClass === undefined ? exact : `${CLASS_WORDS[riskClass]} (${exact})`;
}

/** `ZoneGroupTopology.BeginSoftwareUpdate`: begin software update. What is no such name stays as it is. */
export function actionInWords(action: string): string {
  const [, last = ''] = /[.]([A-Za-z][A-Za-z0-9_]*)$/.exec(action) ?? [];
  if (last === '' || action.includes('/')) return action;
  return last
    .replace(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$& ')
    .split(/[ _]+/)
    .map((word) => (/^[A-Z\d]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}
