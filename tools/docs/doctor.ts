import { doctorMarkdown } from '../../src/guard/doctor/page.ts';
import { GENERATED, type Page } from './page.ts';

export const doctorPage: Page = {
  path: 'docs/doctor.md',
  render: () => `${GENERATED}${doctorMarkdown()}`,
};
