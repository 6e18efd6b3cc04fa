import type { Log } from '../../ports/log.ts';
import type { RulesTried } from '../firewall/rules-tried.ts';

/** What that means for people. */
export const NO_RULES = 'NO RULES OF THE FIREWALL ARE IN FORCE: players are reached past the guard.';

/** Says once that no rules of the firewall are in force, and once that they are again. */
export class NoRules {
  readonly #log: Pick<Log, 'warn'>;
  #missing = false;

  constructor(log: Pick<Log, 'warn'>) {
    this.#log = log;
  }

  hear(rules: RulesTried): void {
    if (rules === undefined) return;
    const isMissing = rules === 'none';
    if (isMissing !== this.#missing) this.#log.warn(isMissing ? GONE : BACK);
    this.#missing = isMissing;
  }
}

const GONE = `${NO_RULES} As root: tonewall firewall apply`;
const BACK = 'the rules of the firewall are in force again';
