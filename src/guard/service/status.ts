import { join } from 'node:path';
import { layoutOf } from '../firewall/layout.ts';
import { type RulesStand, rulesStand } from '../firewall/rules-stand.ts';
import type { Installation } from './install.ts';
import { UNIT_FOLDER, UNIT_NAMES, type UnitName } from './names.ts';
import { guardAnswers, hasSystemd, type ServicePorts } from './system.ts';
import { unitsFor } from './units.ts';
import { type UserStand, userStand } from './user.ts';

export interface UnitStand {
  readonly name: UnitName;
  /** `superfluous`: there, though the configuration wants none. */
  readonly file: 'as-wanted' | 'differs' | 'missing' | 'superfluous';
  /** As systemd has it (`active`, `failed` …); undefined where there is no systemd. */
  readonly state: string | undefined;
  /** Whether it starts with the computer. */
  readonly enabled: boolean;
}

export interface ServiceStand {
  readonly units: readonly UnitStand[];
  readonly user: UserStand;
  /** Whether the guard answers; only root and its own user may ask. */
  readonly answers: boolean;
  /** Undefined where the configuration has no segments; `unknown`: only root may ask. */
  readonly rules: 'as-wanted' | 'differ' | 'missing' | 'unknown' | undefined;
  /** Everything is as an installation leaves it, and runs. */
  readonly isWhole: boolean;
}

const MOST_BYTES = 65_536;

/** Reads only. */
export async function serviceStand(ports: ServicePorts, wanted: Installation): Promise<ServiceStand> {
  const units = await unitStands(ports, wanted);
  const user = await userStand(ports.exec);
  const layout = layoutOf(wanted.loaded.config);
  const rules = layout && RULES[(await rulesStand(ports.exec, layout)).kind];
  const answers = await guardAnswers(ports);
  const isWhole =
    answers &&
    user !== 'missing' &&
    (rules === undefined || rules === 'as-wanted') &&
    units.every(({ file, state, enabled }) => file === 'as-wanted' && state === 'active' && enabled);
  return { units, user, answers, rules, isWhole };
}

async function unitStands(ports: ServicePorts, wanted: Installation): Promise<readonly UnitStand[]> {
  const texts = unitsFor({ ...wanted, config: wanted.loaded.config });
  const stands: UnitStand[] = [];
  for (const name of UNIT_NAMES) {
    const present = await presentText(ports, name);
    const text = texts.get(name);
    if (text === undefined && present === undefined) continue;
    stands.push({ name, file: compared(present, text), ...(await running(ports, name)) });
  }
  return stands;
}

async function presentText({ disk }: ServicePorts, name: UnitName): Promise<string | undefined> {
  const path = join(UNIT_FOLDER, name);
  if (!(await disk.exists(path))) return undefined;
  return new TextDecoder().decode(await disk.read(path, MOST_BYTES));
}

function compared(present: string | undefined, text: string | undefined): UnitStand['file'] {
  if (present === undefined) return 'missing';
  if (text === undefined) return 'superfluous';
  return present === text ? 'as-wanted' : 'differs';
}

async function running(ports: ServicePorts, name: UnitName): Promise<Pick<UnitStand, 'state' | 'enabled'>> {
  if (!(await hasSystemd(ports))) return { state: undefined, enabled: false };
  const args = ['show', '--property=ActiveState,UnitFileState', '--', name];
  const { stdout } = await ports.exec.run({ program: 'systemctl', args });
  return {
    state: /^ActiveState=(.+)$/m.exec(stdout)?.[1],
    enabled: /^UnitFileState=enabled$/m.test(stdout),
  };
}

const RULES: Readonly<Record<RulesStand['kind'], ServiceStand['rules']>> = {
  'in-force': 'as-wanted',
  'players-differ': 'differ',
  others: 'differ',
  none: 'missing',
  absent: 'unknown',
  forbidden: 'unknown',
  refused: 'unknown',
};
