import { endNamed } from './end-named.ts';
import { table } from '../../audit/report/text/table.ts';
import { endCode } from '../../guard/identity/enrol.ts';
import { endDevice, isLive } from '../../guard/identity/lease.ts';
import type { Code, Device } from '../../guard/identity/state.ts';
import type { CommandContext } from '../command.ts';
import { nowMs, readIdentities, unknownName } from './identity-store.ts';
import { moment } from './moment.ts';
import type { StateFlags } from '../state-folder.ts';

export interface ListFlags extends StateFlags {
  readonly json?: true;
}

/** Devices, and codes that wait for one. */
export async function listDevices({ terminal }: CommandContext, flags: ListFlags): Promise<number> {
  const { devices, codes } = await readIdentities({ terminal, command: 'devices', flags });
  const at = nowMs();
  const open = codes.filter(({ stand, expiresAt }) => stand === 'open' && at < expiresAt);
  if (flags.json) {
    const shown = {
      devices: devices.map((device) => ({ ...device, stand: standOf(device, at) })),
      codes: open.map(({ name, role, groups, madeAt, expiresAt }) => ({
        name,
        role,
        groups,
        madeAt,
        expiresAt,
      })),
    };
    terminal.out(`${JSON.stringify(shown, undefined, 2)}\n`);
    return 0;
  }
  const rows = [...devices.map((device) => deviceRow(device, at)), ...open.map(codeRow)];
  if (rows.length === 0) terminal.note('No device is enrolled: tonewall enrol --help');
  else
    for (const line of table(terminal.width, ['name', 'role', 'known by', 'stand', 'until'], rows))
      terminal.out(`${line}\n`);
  return 0;
}

/** The living device of that name, or else the code that waits for one: of both only one is there (`openCode`). */
export function endNamedDevice(context: CommandContext, name: string, flags: ListFlags): Promise<number> {
  let isCode = false;
  return endNamed(context, {
    command: 'devices end',
    name,
    flags,
    end(state, at) {
      const withoutDevice = endDevice(state, name, at);
      isCode = !withoutDevice;
      return withoutDevice ?? endCode(state, name, at) ?? unknownName('living device or open code', name);
    },
    told: () =>
      isCode
        ? `The code for ${name} enrols nobody any more.`
        : `${name} is a stranger now; a running guard knows within a second.`,
  });
}

const standOf = (device: Device, at: number): 'lives' | 'ended' | 'lease over' => {
  if (isLive(device, at)) return 'lives';
  return device.endedAt === undefined ? 'lease over' : 'ended';
};

function deviceRow(device: Device, at: number): readonly string[] {
  const { name, role, address, hardware, endedAt, leaseEndsAt } = device;
  const place = hardware === undefined ? address : `${address} and ${hardware}`;
  return [name, role, place, standOf(device, at), moment(endedAt ?? leaseEndsAt)];
}

const codeRow = ({ name, role, expiresAt }: Code): readonly string[] => [
  name,
  role,
  'nothing yet',
  'code is open',
  moment(expiresAt),
];
