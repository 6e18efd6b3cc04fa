import { ipv4ToNumber } from '../base/address.ts';
import { DOOR_PORTS } from '../catalog/door-ports.ts';
import type { Finding, Path } from '../base/yaml/problem.ts';
import { checkSegments } from './check-segments.ts';
import { parseHostPattern } from './host-pattern.ts';
import type { SourcesDefinition } from './rule-schema.ts';
import { rulesIn } from './rules-in.ts';
import type { ConfigDefinition } from './schema.ts';

/** Addresses, networks, hosts and schemes. */
export const checkNetwork = (config: ConfigDefinition): readonly Finding[] => [
  ...checkAddresses(config),
  ...checkFrontDesk(config),
  ...checkSegments(config),
  ...rulesIn(config).flatMap(({ rule, path }) =>
    rule.sources ? checkSources(rule.sources, [...path, 'sources']) : [],
  ),
];

function checkAddresses(config: ConfigDefinition): readonly Finding[] {
  const { players } = config;
  const own = Object.entries(players).map(([room, { address }]) => ({
    text: address,
    path: ['players', room, 'address'],
  }));
  const guarded = Object.entries(players).map(([room, player]) => ({
    text: player['guarded-at'] ?? player.address,
    path: ['players', room, player['guarded-at'] === undefined ? 'address' : 'guarded-at'],
  }));
  const bad = [...own, ...guarded.filter(({ path }) => path.at(-1) === 'guarded-at')]
    .filter(({ text }) => ipv4ToNumber(text) === undefined)
    .map(({ path }) => ({ path, message: 'is no IPv4 address' }));
  return [
    ...bad,
    ...repeats(own),
    ...repeats(guarded.filter(({ path }) => path.at(-1) === 'guarded-at')),
    ...guardedAtPlayers(config),
  ];
}

/** Behind a gateway a player is guarded at its own address; elsewhere nothing but the player can have it. */
function guardedAtPlayers({ players, segments = [] }: ConfigDefinition): readonly Finding[] {
  if (segments.some((segment) => segment.interface !== undefined)) return [];
  return Object.entries(players).flatMap(([room, { 'guarded-at': guardedAt }]) => {
    const who = Object.entries(players).find(([, { address }]) => address === guardedAt)?.[0];
    return who === undefined
      ? []
      : [
          {
            path: ['players', room, 'guarded-at'],
            message: `is the address of the player ${who}`,
            hint: 'a free address, which this computer gets',
          },
        ];
  });
}

const repeats = (placed: readonly { readonly text: string; readonly path: Path }[]): readonly Finding[] =>
  placed.flatMap(({ text, path }, index) =>
    placed.findIndex((other) => other.text === text) < index
      ? [{ path, message: `${text} is there twice`, hint: 'every player has an address of its own' }]
      : [],
  );

/** In small letters, as browsers write it; of an address they make no site that may have passkeys. */
const isDnsName = (text: string): boolean =>
  text.length <= 253 &&
  /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/.test(text) &&
  !/(?:^|\.)\d+$/.test(text);

/** The page answers under its one address only, so that no name of a stranger leads to it: it cannot be at all addresses. */
function checkFrontDesk({ 'front-desk': desk, players }: ConfigDefinition): readonly Finding[] {
  const { address, name, certificate } = desk ?? {};
  const { port = name === undefined ? 8080 : 8443 } = desk ?? {};
  if (name !== undefined && !isDnsName(name))
    return [{ path: ['front-desk', 'name'], message: 'is no DNS name', hint: 'desk.example.org' }];
  if (certificate && name === undefined)
    return [
      {
        path: ['front-desk', 'certificate'],
        message: 'is for no name',
        hint: 'write name beside it: desk.example.org',
      },
    ];
  const path = ['front-desk', address === undefined ? 'port' : 'address'];
  if (address !== undefined && ipv4ToNumber(address) === undefined)
    return [{ path, message: 'is no IPv4 address' }];
  if (address === '0.0.0.0')
    return [{ path, message: 'is every address', hint: 'one that devices can reach: 192.168.1.2' }];
  const room = Object.entries(players).find(
    ([, player]) => (player['guarded-at'] ?? player.address) === (address ?? '127.0.0.1'),
  )?.[0];
  if (room === undefined || !DOOR_PORTS.some((door) => door === port)) return [];
  return [{ path, message: `is where ${room} is guarded`, hint: 'take another port: 8080' }];
}

const HOST_LISTS = ['hosts', 'shares', 'art', 'software'] as const;
const SCHEME = /^[a-z][a-z0-9+.-]*$/;

function checkSources(sources: SourcesDefinition, path: Path): readonly Finding[] {
  const schemes = (sources.schemes ?? []).flatMap((scheme, index) =>
    SCHEME.test(scheme)
      ? []
      : [
          {
            path: [...path, 'schemes', index],
            message: `${scheme} is no scheme`,
            hint: 'http, x-rincon-mp3radio',
          },
        ],
  );
  const hosts = HOST_LISTS.flatMap((list) =>
    (sources[list] ?? []).flatMap((host, index) =>
      parseHostPattern(host)
        ? []
        : [
            {
              path: [...path, list, index],
              message: `${host} is no host`,
              hint: 'nas.local, *.example.org, 192.168.1.5, 10.0.0.0/8, or any',
            },
          ],
    ),
  );
  return [...schemes, ...hosts];
}
