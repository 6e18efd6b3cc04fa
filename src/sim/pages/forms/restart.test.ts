import { describe, expect, it } from 'vitest';
import { samplePlayer } from '../../rig/sample.ts';
import { bodyText, visit, type Visit } from '../../rig/visit.ts';

const OLD = { build: '34.7-35162', model: 'S1' };
const S1 = { build: '57.23-74170', model: 'S5' };
const LOCKED = { build: '97.1-80312', model: 'S13' };

async function token(asked: Visit, path: string): Promise<string> {
  return /name="csrfToken" value="([0-9a-f]+)"/.exec(await asked.read(path))?.[1] ?? '';
}

describe('/reboot', () => {
  // middleoftech.com and the discussion of 2016: a plain GET reboots
  it('reboots by a link on builds before 7.3', async () => {
    const asked = visit(OLD);
    expect((await asked.get('/reboot')).status).toBe(200);
    expect(asked.reboots).toEqual([asked.player.id]);
  });

  // vowe.net: from 7.3 a token and POST
  it('shows a form afterwards, and wants its token', async () => {
    const asked = visit(S1);
    const form = await asked.read('/reboot');
    expect(form).toContain('<form method="post" action="/reboot">');
    expect(form).not.toContain('confirm');
    expect((await asked.post('/reboot', '')).status).toBe(403);
    expect((await asked.post('/reboot', 'csrfToken=wrong')).status).toBe(403);
    expect(asked.reboots).toEqual([]);
    await asked.post('/reboot', `csrfToken=${await token(asked, '/reboot')}`);
    expect(asked.reboots).toEqual([asked.player.id]);
  });

  it('a token of before the boot is worth nothing after it', async () => {
    const asked = visit(S1);
    const before = await token(asked, '/reboot');
    asked.player.bootSeq += 1;
    expect((await asked.post('/reboot', `csrfToken=${before}`)).status).toBe(403);
  });

  // reference/http/endpoints.md of anacapad-internals, 86.10: "minimal confirm page then reboot"
  it('asks to confirm on 86.10', async () => {
    const asked = visit({});
    const csrfToken = await token(asked, '/reboot');
    expect(await asked.read('/reboot')).toContain('name="confirm"');
    expect(bodyText(await asked.post('/reboot', `csrfToken=${csrfToken}`))).toContain('name="confirm"');
    expect((await asked.post('/reboot', 'confirm=yes')).status).toBe(403);
    expect(asked.reboots).toEqual([]);
    expect(bodyText(await asked.post('/reboot', `csrfToken=${csrfToken}&confirm=yes`))).toContain(
      'Rebooting',
    );
    expect(asked.reboots).toEqual([asked.player.id]);
  });
});

describe('locked builds', () => {
  it.each(['/reboot', '/reset'])('%s is 403 by any method', async (path) => {
    const asked = visit(LOCKED);
    expect((await asked.get(path)).status).toBe(403);
    expect((await asked.post(path, 'confirm=yes&reset=yes')).status).toBe(403);
    expect(asked.reboots).toEqual([]);
  });

  it('an unlocked unit asks to confirm', async () => {
    const asked = visit({ ...LOCKED, switches: { ...samplePlayer().switches, unlocked: true } });
    const csrfToken = await token(asked, '/reboot');
    await asked.post('/reboot', `csrfToken=${csrfToken}&confirm=yes`);
    expect(asked.reboots).toEqual([asked.player.id]);
  });
});

// The template of 34.16 and 57.10 shows a challenge and posts reset=yes and confirm to /reboot
describe.each([
  ['34.16-37101', ''],
  ['57.23-74170', 'csrfToken'],
])('/reset of %s', (build, needs) => {
  const answerTo = (page: string): string => {
    const challenge = /type ([0-9a-f]+)/.exec(page)?.[1] ?? '';
    const csrfToken = /name="csrfToken" value="([0-9a-f]+)"/.exec(page)?.[1] ?? '';
    return `reset=yes&confirm=${challenge}${needs && `&csrfToken=${csrfToken}`}`;
  };

  it('posts to /reboot with the challenge', async () => {
    const asked = visit({ build });
    const page = await asked.read('/reset');
    expect(page).toContain('<form method="post" action="/reboot">');
    expect(page).toContain('<input type="hidden" name="reset" value="yes"/>');
    expect(bodyText(await asked.post('/reboot', answerTo(page)))).toContain('Remote factory reset');
    expect(asked.reboots).toEqual([asked.player.id]);
  });

  it('does nothing without the challenge', async () => {
    const asked = visit({ build });
    const sent = answerTo(await asked.read('/reset')).replace(/confirm=[0-9a-f]+/, 'confirm=yes');
    expect(bodyText(await asked.post('/reset', sent))).toContain('<form');
    expect(bodyText(await asked.post('/reboot', sent))).toContain('<form');
    expect(asked.reboots).toEqual([]);
  });
});
