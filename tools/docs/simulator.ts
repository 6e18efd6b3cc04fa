import { SERVICES } from '../../src/catalog/services.ts';
import { FAULTS } from '../../src/sim/faults/registry.ts';
import { SHIPPED_HOUSEHOLDS } from '../../src/sim/households/index.ts';
import { SERVICE_MODELS } from '../../src/sim/services/registry.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

const rows = SERVICES.map(({ name, actions }) => {
  const model = SERVICE_MODELS.find(({ service }) => service === name);
  const acknowledged = Object.keys(model?.acknowledged ?? {});
  const names = actions.map((action) => action.name);
  const refused = names.filter((action) => !Object.keys(model?.actions ?? {}).includes(action));
  const count = names.length - refused.length - acknowledged.length;
  return [name, `${count} of ${names.length}`, acknowledged.join(', '), refused.join(', ')];
});

const acknowledged = SERVICE_MODELS.flatMap((model) =>
  Object.entries(model.acknowledged ?? {}).map(([action, why]) => [`${model.service}.${action}`, why]),
);

export const simulatorPages: readonly Page[] = [
  {
    path: 'docs/simulator.md',
    part: 'households',
    render: () =>
      table(
        ['household', 'what it is'],
        SHIPPED_HOUSEHOLDS.map(({ name, about }) => [code(name), about]),
      ),
  },
  {
    path: 'docs/simulator.md',
    part: 'actions',
    render: () => table(['service', 'modelled', 'acknowledged', 'refused'], rows),
  },
  {
    path: 'docs/simulator.md',
    part: 'acknowledged',
    render: () => table(['acknowledged', 'why nothing changes'], acknowledged),
  },
  {
    path: 'docs/simulator.md',
    part: 'faults',
    render: () =>
      table(
        ['fault', 'doors', 'takes', 'what goes wrong'],
        FAULTS.map(({ kind, doors, parameters, what }) => [
          code(kind),
          doors.map(code).join(' '),
          parameters.map(code).join(' '),
          what,
        ]),
      ),
  },
];
