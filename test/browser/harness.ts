import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { debianProgram } from '../../tools/debian-packages.ts';

/** Chromium says nothing to the outside on its own with these, and starts without a display. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const SCREENS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
} as const;

export type Screen = keyof typeof SCREENS;

/** Why no browser can be had here, as a reason to skip; undefined when one can. */
export const browserMissing = (): string | undefined =>
  debianProgram('chromium') === undefined ? 'chromium is not installed' : undefined;

/** A browser with a profile folder that goes with it. */
export interface TestBrowser {
  /** For screenshots and files of a test. */
  readonly folder: string;
  open(file: string, screen: Screen): Promise<OpenPage>;
  /** A page from the network. Neither its own policy nor a certificate keeps a test's script from trying what it wants. */
  visit(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** `names`: what a name resolves to, whatever a name server says. */
export async function startBrowser(names: Readonly<Record<string, string>> = {}): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'tonewall-browser-'));
  const rules = Object.entries(names).map(([name, address]) => `MAP ${name} ${address}`);
  const browser = await chromium.launch({
    executablePath: debianProgram('chromium') ?? '',
    args: [...FLAGS, `--host-resolver-rules=${rules.join(',')}`],
  });
  return {
    folder,
    open: (file, screen) => openPage(browser, file, screen),
    visit: (url) => visit(browser, url),
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function visit(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** A page that was opened from disk, and what it did meanwhile. */
export interface OpenPage {
  readonly page: Page;
  /** Console warnings and errors, and uncaught errors. */
  readonly complaints: readonly string[];
  /** Addresses that the page asked for besides itself. */
  readonly requests: readonly string[];
  /** Rules of WCAG 2.2 A and AA and of axe's best practices that the page breaks, each with its first element. */
  violations(): Promise<readonly string[]>;
  /** Elements that stand out at the right of the screen; empty when nothing scrolls sideways. */
  overflowing(): Promise<readonly string[]>;
}

async function openPage(browser: Browser, file: string, screen: Screen): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: SCREENS[screen] });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) requests.push(request.url());
  });
  await page.goto(address, { waitUntil: 'load' });
  return {
    page,
    complaints,
    requests,
    violations: () => violationsOf(page),
    overflowing: () => overflowingOf(page),
  };
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''} (${nodes.length})`);
}

/** Runs as text inside the page: the DOM's types are not part of this project. */
const OVERFLOWING = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => element.outerHTML.slice(0, 120));
})()`;

async function overflowingOf(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(OVERFLOWING);
}
