import { describe, expect, it } from 'vitest';
import { HARDWARE, hardwareOf } from './hardware.ts';
import { modelByNumber } from './models.ts';

describe('what descriptions tell of a make', () => {
  it.each([
    // Two descriptions of a Play:5: the older until the newer one's build.
    ['S5', '56.0-76060', '0x0003002a'],
    ['S5', '57.23-74170', '0x0003102a'],
    // Older than any description: the oldest.
    ['S5', '28.1-83040', '0x0003002a'],
    ['S18', '97.1-80312', '0x0541580e'],
    // By the other name of a Bridge.
    ['ZB100', '57.23-74170', '0x00031000'],
  ])('%s on %s', (model, build, feature3) => {
    expect(hardwareOf(model, build)?.features[2]).toBe(feature3);
  });

  it('is not made up for a model that was never described', () => {
    expect(hardwareOf('S45', '97.1-80312')).toBeUndefined();
  });

  it('is of models that the catalog knows', () => {
    expect(HARDWARE.filter(({ model }) => modelByNumber(model)?.number !== model)).toEqual([]);
  });
});
