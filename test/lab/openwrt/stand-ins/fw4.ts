/** Stands in for fw4: `flush` takes each table there is, one after the other; everything else touches its own alone (root/sbin/fw4). */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { rulesOf, zonesOf } from './fw4-rules.ts';
import { committed } from './settings.ts';

const STATE = '/tmp/run/fw4.state';
const [verb = '', card] = process.argv.slice(2).filter((word) => word !== '-q');
const firewall = committed('firewall');
const zones = zonesOf(firewall, committed('network'));

const VERBS: Readonly<Record<string, () => boolean>> = {
  start: () => !existsSync(STATE) && load(),
  reload: () => existsSync(STATE) && load(),
  restart: () => forget(nft(['delete', 'table', 'inet', 'fw4'])) && load(),
  stop: () => forget(nft(['delete', 'table', 'inet', 'fw4'])),
  flush: () => forget(everybodysTables().filter((table) => !nft(['delete', 'table', ...table])).length === 0),
  device: () => {
    const zone = zones.find(({ cards }) => cards.includes(card ?? ''));
    if (zone) process.stdout.write(`${zone.name}\n`);
    return zone !== undefined;
  },
};

process.exit(VERBS[verb]?.() ? 0 : 1);

function load(): boolean {
  writeFileSync(STATE, '');
  return nft(['-f', '-'], rulesOf(firewall, zones));
}

function forget(done: boolean): boolean {
  rmSync(STATE, { force: true });
  return done;
}

function everybodysTables(): readonly (readonly [family: string, name: string])[] {
  const { stdout } = spawnSync('nft', ['list', 'tables'], { encoding: 'utf8' });
  return [...stdout.matchAll(/^table (\S+) (\S+)$/gm)].map(([, family = '', name = '']) => [family, name]);
}

function nft(args: readonly string[], input = ''): boolean {
  const { status, stderr } = spawnSync('nft', args, { input, encoding: 'utf8' });
  process.stderr.write(stderr);
  return status === 0;
}
