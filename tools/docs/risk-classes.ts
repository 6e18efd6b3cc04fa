import { RISK_CLASSES, RISK_RULES, RISK_TAGS, type RiskClass } from '../../src/catalog/risk.ts';
import type { ActionFacts } from '../../src/catalog/service-facts.ts';
import { SERVICES } from '../../src/catalog/services.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

const path = 'docs/risk-classes.md';
const actions = SERVICES.flatMap(({ actions: list }) => list);

const rulesOf = (name: RiskClass): string =>
  Object.entries(RISK_RULES)
    .filter(([, rule]) => rule.class === name)
    .map(([id, rule]) => `${code(id)}: ${rule.text}`)
    .join(' ');

const rules = (): string =>
  table(
    ['', 'class', 'actions', 'rule'],
    RISK_CLASSES.map((name, index) => [
      String(index + 1),
      code(name),
      String(actions.filter(({ risk }) => risk === name).length),
      rulesOf(name),
    ]),
  );

const tags = (): string =>
  table(
    ['tag', 'meaning'],
    Object.entries(RISK_TAGS).map(([tag, meaning]) => [code(tag), meaning]),
  );

const places = (action: ActionFacts): string =>
  action.placeArguments ? `; place: ${action.placeArguments.join(', ')}; else ${action.withoutPlace}` : '';

const oneTable = (service: (typeof SERVICES)[number]): string =>
  `### ${service.name}\n\n${table(
    ['action', 'class', 'rule', 'tags', 'known'],
    service.actions.map((action) => [
      action.name,
      code(action.risk),
      `${action.rule}${places(action)}`,
      action.tags.join(', '),
      action.confidence,
    ]),
  )}`;

export const riskClassPages: readonly Page[] = [
  { path, part: 'rules', render: rules },
  { path, part: 'tags', render: tags },
  { path, part: 'actions', render: () => SERVICES.map(oneTable).join('\n') },
];
