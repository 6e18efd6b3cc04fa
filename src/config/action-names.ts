import { CAST_IDS, castAction } from '../catalog/casts.ts';
import { RISK_CLASSES, type RiskClass } from '../catalog/risk.ts';
import { SERVICES, serviceByName } from '../catalog/services.ts';
import { didYouMean } from '../base/yaml/did-you-mean.ts';

/** A word of `may` and `may-not`. */
export type ActionName =
  | { readonly kind: 'everything' }
  | { readonly kind: 'class'; readonly riskClass: RiskClass }
  | { readonly kind: 'action'; readonly id: string }
  /** Every action whose id begins so. */
  | { readonly kind: 'prefix'; readonly prefix: string };

/** Doors whose actions the catalog does not list: the words are checked for their form only. */
const OTHER_DOORS = /^(page|event|description|art|local-api)\.(\*|[!-)+-~]{1,200}\*?)$/;

const CAST_ACTIONS: readonly string[] = ['cast.*', ...CAST_IDS.map(castAction)];

const SOAP = /^(\w+)\.(\w+|\*)$/;

/** What a word means; undefined for one that means nothing. */
export function parseActionName(word: string): ActionName | undefined {
  if (word === 'everything') return { kind: 'everything' };
  const riskClass = RISK_CLASSES.find((candidate) => candidate === word);
  if (riskClass) return { kind: 'class', riskClass };
  if (!CAST_ACTIONS.includes(word) && !OTHER_DOORS.test(word) && !isSoap(word)) return undefined;
  return word.endsWith('*') ? { kind: 'prefix', prefix: word.slice(0, -1) } : { kind: 'action', id: word };
}

function isSoap(word: string): boolean {
  const [, service = '', action = ''] = SOAP.exec(word) ?? [];
  return action === '*' ? serviceByName(service) !== undefined : actionsOf(service).includes(action);
}

/** Also those of older builds. */
function actionsOf(service: string): readonly string[] {
  const facts = serviceByName(service);
  return facts ? [...facts.actions, ...facts.formerActions].map(({ name }) => name) : [];
}

/** What somebody who wrote the word may have meant. */
export function hintForAction(word: string): string {
  const [service = ''] = word.split('.');
  const known = actionsOf(service).map((action) => `${service}.${action}`);
  const services = SERVICES.map(({ name }) => `${name}.*`);
  const guess = didYouMean(word, ['everything', ...RISK_CLASSES, ...CAST_ACTIONS, ...known, ...services]);
  if (guess) return `did you mean ${guess}?`;
  return known.length > 0
    ? `docs/risk-classes.md lists the actions of ${service}`
    : `a risk class (${RISK_CLASSES.join(', ')}), or an action: AVTransport.Play`;
}
