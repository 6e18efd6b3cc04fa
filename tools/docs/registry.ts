import { catalogPages } from './catalog.ts';
import { auditPages } from './audit.ts';
import { configurationPage } from './configuration.ts';
import { doctorPage } from './doctor.ts';
import { errorsPage } from './errors.ts';
import { exitCodesPage } from './exit-codes.ts';
import { fidelityPages } from './fidelity.ts';
import { householdFilePage } from './household-file.ts';
import { journalPage } from './journal.ts';
import type { Page } from './page.ts';
import { policyPages } from './policy.ts';
import { reasonsPage } from './reasons.ts';
import { redactionPages } from './redaction.ts';
import { riskClassPages } from './risk-classes.ts';
import { schemaPages } from './schemas.ts';
import { simulatorPages } from './simulator.ts';
import { zooPage } from './zoo.ts';

/** Every page that is written from the code. A new one is a file beside this and a line here. */
export const PAGES: readonly Page[] = [
  errorsPage,
  exitCodesPage,
  configurationPage,
  reasonsPage,
  doctorPage,
  ...policyPages,
  ...redactionPages,
  householdFilePage,
  ...auditPages,
  ...riskClassPages,
  ...catalogPages,
  ...simulatorPages,
  ...fidelityPages,
  zooPage,
  journalPage,
  ...schemaPages,
];
