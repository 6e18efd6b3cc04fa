import { cidrContains, isLoopback, parseCidr } from '../../base/address.ts';
import { fileArgument } from '../../config/default-file.ts';
import type { NetInterface } from '../../ports/net.ts';
import type { FirstConfig } from './config-text.ts';

interface Written {
  readonly file: string;
  readonly first: Pick<FirstConfig, 'players' | 'segments'>;
  /** Addresses of this computer. */
  readonly own: readonly NetInterface[];
}

/** Commands, in their order, that lead from the file to a guard that runs; each as a shell takes it, with who has to run it behind it. */
export function nextSteps({ file, first, own }: Written): readonly string[] {
  const named = fileArgument(file);
  const config = named && ` --config${named}`;
  const walls = first.segments
    ? [
        `tonewall doctor${named}`,
        `tonewall firewall plan${named}`,
        `tonewall firewall apply${named}  # as root`,
        `tonewall firewall helper${named}  # as root, as long as the guard`,
      ]
    : addressesToAdd(first.players, own);
  return [...walls, `tonewall guard${named}`, `tonewall enrol --name my-phone --role owner${config}`];
}

/** The guard is where this computer is: what is not there yet has to be added, on the card that leads to the player. */
const addressesToAdd = (players: FirstConfig['players'], own: Written['own']): readonly string[] =>
  players.flatMap(({ address, guardedAt }) =>
    guardedAt === undefined || isLoopback(guardedAt) || own.some((one) => one.address === guardedAt)
      ? []
      : [`ip address add ${guardedAt}/32 dev ${cardTo(address, own) ?? 'CARD'}  # as root`],
  );

function cardTo(address: string, own: Written['own']): string | undefined {
  const near = own.find((one) => {
    const network = parseCidr(`${one.address}/${one.prefix}`);
    return network !== undefined && cidrContains(network, address);
  });
  return near?.name.split(':')[0];
}

/** What will not work as the answers are, in whole sentences. */
export function warningsOf({ segments }: Pick<FirstConfig, 'segments'>): readonly string[] {
  if (!segments) return [];
  const people = segments.some(({ behind }) => behind !== 'players' && behind !== 'internet');
  const internet = segments.some(({ behind }) => behind === 'internet');
  return [...(people ? [] : [NO_PEOPLE]), ...(internet ? [] : [NO_INTERNET])];
}

const NO_PEOPLE =
  'No segment of people is named: nobody has a role by where they are, and nobody reaches a player. To name one: --segments eth2=member,…';
const NO_INTERNET =
  'No card to the internet is named: players reach nothing of it, no radio, no service and no update. To name it: --segments eth0=internet,…';
