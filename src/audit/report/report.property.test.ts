import fc from 'fast-check';
import { expect, it } from 'vitest';
import { device, served } from '../../../test/golden/literals.ts';
import { CHECKS } from '../checks/registry.ts';
import { LEAK_KINDS } from '../evidence/status-pages.ts';
import { known } from '../evidence/observation.ts';
import { buildReport } from './build.ts';
import { renderHtml } from './html/page.ts';
import { redactReport } from './redact/redact.ts';
import { renderText } from './text/render.ts';

const leak = fc.record({
  kind: fc.constantFrom(...LEAK_KINDS),
  value: fc.string({ unit: 'binary', minLength: 1 }),
});

/** A player that says what it likes about itself. */
const report = fc
  .record({
    room: fc.string({ unit: 'binary' }),
    model: fc.string({ unit: 'binary' }),
    leaks: fc.array(leak, { maxLength: 5 }),
  })
  .map(({ room, model, leaks }) =>
    buildReport({
      bundle: {
        run: { tool: '0', startedAt: 0, finishedAt: 0, scope: [], notes: [] },
        devices: [
          device({
            description: known({ ...served({ roomName: room }), modelName: model }, [1]),
            'status-pages': known(
              {
                pages: [
                  {
                    path: '/status/zp',
                    outcome: 'served',
                    status: 200,
                    truncated: false,
                    leaks,
                    exchange: [1],
                  },
                ],
              },
              [1],
            ),
          }),
        ],
        sightings: [],
        transcript: [],
      },
      checks: CHECKS,
    }),
  );

it('prints nothing that moves a cursor or hides text', () => {
  fc.assert(
    fc.property(report, (one) => {
      for (const text of [renderText(one), renderText(redactReport(one)), renderHtml(one)])
        expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?!\n)\p{Cc}/u);
    }),
  );
});

it('lets no name become markup', () => {
  const tags = (html: string): number => html.match(/<[a-z]/g)?.length ?? 0;
  fc.assert(
    fc.property(
      fc.constantFrom('<img src=x onerror=alert(1)>', '</bdi><script>', '"><svg/onload=x>', "'&lt;"),
      (room) => {
        const named = (name: string) =>
          renderHtml(
            buildReport({
              bundle: {
                run: { tool: '0', startedAt: 0, finishedAt: 0, scope: [], notes: [] },
                devices: [device({ description: known(served({ roomName: name }), [1]) })],
                sightings: [],
                transcript: [],
              },
              checks: CHECKS,
            }),
          );
        expect(tags(named(room))).toBe(tags(named('Kitchen')));
      },
    ),
  );
});
