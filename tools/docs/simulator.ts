import { SERVICES } from '../../src/catalog/services.ts';
import { FAULTS } from '../../src/sim/faults/registry.ts';
import { SHIPPED_HOUSEHOLDS } from '../../src/sim/households/index.ts';
import { SERVICE_MODELS } from '../../src/sim/services/registry.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

const modelled = (service: string): readonly string[] =>
  Object.keys(SERVICE_MODELS.find((model) => model.service === service)?.actions ?? {});

const rows = SERVICES.map(({ name, actions }) => {
  const names = actions.map((action) => action.name);
  const refused = names.filter((action) => !modelled(name).includes(action));
  return [name, `${names.length - refused.length} of ${names.length}`, refused.join(', ')];
});

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
    render: () => table(['service', 'modelled', 'refused'], rows),
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
