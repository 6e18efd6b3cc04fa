import type { Gateway } from '../../../config/config.ts';
import { betweenSegments, named } from '../between.ts';
import { fail, inconclusive, notApplicable, pass, together } from '../finding.ts';
import { valueOf } from '../look/files.ts';
import type { DoctorPorts, Finding, Probe } from '../probe.ts';

const SYSCTL = '/proc/sys/net';

export const noForwarding: Probe = {
  id: 'no-forwarding',
  title: 'This computer passes nothing from players to the internet',
  meaning:
    'Players reach radio, music services and updates through this computer. Where it does not forward, music from the internet stops; ' +
    'what comes to the doors of players is not concerned, as it ends at the guard.',
  seen: 'Reads net.ipv4.ip_forward, and net.ipv4.conf.CARD.forwarding of the cards of players and of the internet.',
  when: {
    fail: 'one of them is 0',
    inconclusive: 'one of them cannot be read',
    pass: 'all are 1',
    'not-applicable': 'no segment is the internet: then players reach nothing through this computer',
  },
  cure: 'sysctl -w net.ipv4.ip_forward=1, and to keep it: echo net.ipv4.ip_forward=1 > /etc/sysctl.d/90-tonewall.conf',
  look: betweenSegments(async ({ ports }, { players, internet }) => {
    if (!internet) return notApplicable('No segment of the configuration is the internet.');
    const all = await switchAt(ports, 'ip_forward');
    const cards = [...players, internet];
    // A card that is not there has no switch; another probe tells of it.
    const parts = await Promise.all(cards.map((card) => switchOf(ports, card)));
    return together([all, ...parts.flat(), await sixth(ports)]);
  }),
};

const switchOf = async (
  ports: DoctorPorts,
  card: Gateway['players'][number] | NonNullable<Gateway['internet']>,
): Promise<readonly Finding[]> =>
  (await ports.disk.exists(`${SYSCTL}/ipv4/conf/${card.interface}/forwarding`))
    ? [await switchAt(ports, `conf/${card.interface}/forwarding`, named(card))]
    : [];

async function switchAt({ disk }: DoctorPorts, path: string, of?: string): Promise<Finding> {
  const key = keyOf(path);
  const value = await valueOf(disk, `${SYSCTL}/ipv4/${path}`);
  const words = `${key}${of === undefined ? '' : `, of ${of},`} is`;
  if (value === undefined) return inconclusive(`${key} cannot be read.`, `sysctl ${key} shows it`);
  if (value !== '0') return pass(`${words} ${value}.`);
  return fail(
    `${words} 0.`,
    `sysctl -w ${key}=1`,
    `To keep it: echo '${key}=1' >> /etc/sysctl.d/90-tonewall.conf`,
  );
}

/** As sysctl(8) writes it; a dot in the name of a card (`eth1.30`) is a slash there. */
const keyOf = (path: string): string =>
  `net.ipv4.${path
    .split('/')
    .map((part) => part.replaceAll('.', '/'))
    .join('.')}`;

/** Told, and judged by nobody: nothing of IPv6 passes to or from a player. */
async function sixth({ disk }: DoctorPorts): Promise<Finding> {
  const value = await valueOf(disk, `${SYSCTL}/ipv6/conf/all/forwarding`);
  return pass(
    value === undefined
      ? 'There is no IPv6 here; none is needed.'
      : `net.ipv6.conf.all.forwarding is ${value}; players need neither.`,
  );
}
