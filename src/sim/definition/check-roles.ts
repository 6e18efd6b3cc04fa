import { modelByNumber } from '../../catalog/models.ts';
import type { Finding, Path } from '../../base/yaml/problem.ts';
import type { PlayerRole } from './player-schema.ts';
import type { RoomDefinition } from './schema.ts';

const HINT = 'left and right; or main with left-surround, right-surround or sub';

/** Whether the players of a room can be bonded: each role once, and roles that belong together. */
export function checkRoles({ players }: RoomDefinition, path: Path): readonly Finding[] {
  if (players.length === 1) return [];
  const at = (index: number): Path => [...path, 'players', index];
  const roles = players.map(({ role }) => role);
  const lacking = roles.flatMap((role, index) =>
    role === undefined ? [{ path: at(index), message: 'role is missing', hint: HINT }] : [],
  );
  if (lacking.length > 0) return lacking;
  const twice = roles.flatMap((role, index) =>
    role !== 'sub' && roles.indexOf(role) < index
      ? [{ path: [...at(index), 'role'], message: `${role} is there twice` }]
      : [],
  );
  return [...twice, ...checkSet(players, path)];
}

function checkSet(players: RoomDefinition['players'], path: Path): readonly Finding[] {
  const has = (role: PlayerRole): boolean => players.some((player) => player.role === role);
  const refuse = (message: string): readonly Finding[] => [
    { path: [...path, 'players'], message, hint: HINT },
  ];
  const main = players.find(({ role }) => role === 'main');
  const surround = has('left-surround') || has('right-surround');
  if (main && (has('left') || has('right'))) return refuse('main does not go with left and right');
  if (!main && has('left') !== has('right')) return refuse('a pair has a left and a right');
  if (!main && !has('left')) return refuse('somebody must be main, or left and right');
  if (surround && !main) return refuse('surrounds need a main');
  if (surround && main && !modelByNumber(main.model)?.hasTv) {
    return refuse(`${main.model} has no television input and takes no surrounds`);
  }
  return [];
}
