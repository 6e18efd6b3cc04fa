import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianProgram, type DebianProgramName } from '../../tools/debian-packages.ts';
import type { buildPrograms } from './built.ts';
import { type Pinned, startPinned } from './pinned.ts';
import { caddySettings, guardSettings, haproxySettings, nginxSettings } from './settings.ts';
import type { Kind } from './soap-post.ts';

/** What stands in front of the player, all of it on one core. */
export interface Front {
  readonly name: string;
  readonly address: string;
  readonly programs: readonly Pinned[];
  readonly kinds: readonly Kind[];
}

export const PLAYER = '127.97.0.1';
export const CORES = { measured: 0, rest: 1 } as const;

type NodeProgram = Awaited<ReturnType<typeof buildPrograms>>;

interface Recipe {
  readonly name: string;
  readonly needs?: DebianProgramName;
  readonly kinds: readonly Kind[];
  /** Commands with the addresses on which they answer; the last is the one that is asked. */
  readonly commands: (
    folder: string,
    node: NodeProgram,
  ) => readonly (readonly [command: [string, ...string[]], address: string])[];
}

const file = (folder: string, name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const nginx = (path: string): [string, ...string[]] => ['nginx', '-e', 'stderr', '-c', path];

const RECIPES: readonly Recipe[] = [
  {
    name: 'direct (the player on that core)',
    kinds: ['read', 'write'],
    commands: (_, node) => [[node('player-server', '127.97.0.2'), '127.97.0.2']],
  },
  {
    name: 'nginx, bare',
    needs: 'nginx',
    kinds: ['read'],
    commands: (folder) => {
      const settings = nginxSettings({ player: PLAYER, own: '127.97.0.3' }, { folder });
      return [[nginx(file(folder, 'nginx.conf', settings)), '127.97.0.3']];
    },
  },
  {
    name: 'nginx, bare, a fresh connection for each',
    needs: 'nginx',
    kinds: ['write'],
    commands: (folder) => {
      const settings = nginxSettings({ player: PLAYER, own: '127.97.0.4' }, { folder, fresh: true });
      return [[nginx(file(folder, 'nginx.conf', settings)), '127.97.0.4']];
    },
  },
  {
    name: 'nginx + auth_request',
    needs: 'nginx',
    kinds: ['read'],
    commands: (folder, node) => {
      const auth = '127.97.0.5';
      const settings = nginxSettings({ player: PLAYER, own: '127.97.0.6' }, { folder, auth });
      return [
        [node('auth-service', auth), auth],
        [nginx(file(folder, 'nginx.conf', settings)), '127.97.0.6'],
      ];
    },
  },
  {
    name: 'HAProxy, header and body rule',
    needs: 'haproxy',
    kinds: ['read'],
    commands: (folder) => {
      const settings = haproxySettings({ player: PLAYER, own: '127.97.0.7' });
      return [[['haproxy', '-db', '-f', file(folder, 'haproxy.cfg', settings)], '127.97.0.7']];
    },
  },
  {
    name: 'Caddy',
    needs: 'caddy',
    kinds: ['read'],
    commands: (folder) => {
      const path = file(folder, 'Caddyfile', caddySettings({ player: PLAYER, own: '127.97.0.8' }));
      return [[['caddy', 'run', '--adapter', 'caddyfile', '--config', path], '127.97.0.8']];
    },
  },
  {
    name: 'the guard, everything on',
    kinds: ['read', 'write'],
    commands: (folder, node) => {
      const path = file(folder, 'tonewall.yaml', guardSettings({ player: PLAYER, own: '127.97.0.9' }));
      return [[node('whole-guard', path, join(folder, 'state')), '127.97.0.9']];
    },
  },
];

interface Starting {
  readonly folder: string;
  readonly node: NodeProgram;
  readonly stops: (() => Promise<void>)[];
}

/** Starts all that can be had; `stops` gets what is running, so that it ends whatever happens. */
export async function startFronts({ folder, node, stops }: Starting): Promise<readonly Front[]> {
  const fronts: Front[] = [];
  for (const [index, recipe] of RECIPES.entries()) {
    if (recipe.needs && debianProgram(recipe.needs) === undefined) continue;
    const own = join(folder, String(index));
    mkdirSync(own);
    const programs: Pinned[] = [];
    let address = '';
    for (const [command, at] of recipe.commands(own, node)) {
      const program = await startPinned(CORES.measured, command, at);
      stops.push(() => program.stop());
      programs.push(program);
      address = at;
    }
    fronts.push({ name: recipe.name, address, programs, kinds: recipe.kinds });
  }
  return fronts;
}
