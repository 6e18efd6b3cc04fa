import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NODE_FLAGS } from '../../src/guard/service/node-flags.ts';
import { SERVICE_USER } from '../../src/guard/service/names.ts';

const read = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../packaging', file), 'utf8');
const CONTAINER = read('oci/Containerfile');
const OPENWRT = ['tonewall.init', 'tonewall-firewall.init'].map((name) => read(`openwrt/${name}`));

describe('recipes for other systems', () => {
  it('start Node.js as the service does', () => {
    const flags = NODE_FLAGS.map((flag) => `"${flag}"`).join(', ');
    expect(CONTAINER).toContain(`ENTRYPOINT ["node", ${flags}, "`);
    expect(OPENWRT[0]).toContain(`"$NODE" ${NODE_FLAGS.join(' ')} "$MAIN"`);
  });

  it('run the guard as its own user', () => {
    expect(CONTAINER.split('\n').findLast((line) => line.startsWith('USER '))).toBe(`USER ${SERVICE_USER}`);
    expect(OPENWRT[0]).toContain(`procd_set_param user ${SERVICE_USER}\n`);
  });

  it('never take the rules away', () => {
    for (const text of [CONTAINER, ...OPENWRT])
      expect(text).not.toMatch(/firewall remove|flush|delete table/);
  });
});
