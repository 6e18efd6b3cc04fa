import { expect, it } from 'vitest';
import { admitText, endText } from './admission.ts';

const ADMISSION = { service: 'airplay', client: '10.0.10.5', players: ['10.0.30.21', '10.0.30.22'] } as const;
const BOTH = '10.0.10.5 . 10.0.30.21, 10.0.10.5 . 10.0.30.22';
const END = `add element inet tonewall cast_airplay { ${BOTH} }\ndelete element inet tonewall cast_airplay { ${BOTH} }\n`;

it('lasts anew when it is said again, in one transaction', () => {
  const timed = '10.0.10.5 . 10.0.30.21 timeout 30s, 10.0.10.5 . 10.0.30.22 timeout 30s';
  expect(admitText(ADMISSION)).toBe(`${END}add element inet tonewall cast_airplay { ${timed} }\n`);
});

it('ends where it is and where it is not', () => {
  expect(endText(ADMISSION)).toBe(END);
});
