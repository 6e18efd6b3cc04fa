import type { RuleSet } from '../../config/config.ts';
import { SEES, type Sees } from '../../config/rule-schema.ts';
import { isAbout } from './about.ts';
import type { Policy } from './decision.ts';

interface Said {
  readonly rules: Pick<RuleSet, 'about' | 'id'>;
  readonly sees: Sees;
}

/** The least of what is said of a principal's role, groups and person. Of whom nothing is said sees least. */
export function seesIn(rules: readonly RuleSet[]): Policy['sees'] {
  const said = rules.flatMap(saidIn);
  return (principal) => {
    const its = said.filter((one) => isAbout(one.rules, principal)).map(({ sees }) => sees);
    return SEES.find((one) => its.includes(one)) ?? SEES[0];
  };
}

/** A role that says nothing shows nothing personal; groups and people that say nothing take nothing away. */
function saidIn(rules: RuleSet): readonly Said[] {
  const { sees = rules.about === 'role' ? 'nothing-personal' : undefined } = rules.rule;
  return sees === undefined ? [] : [{ rules, sees }];
}
