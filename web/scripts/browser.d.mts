import type { Browser, Page } from 'playwright-core';
export function launchBrowser(): Promise<Browser>;
export function settled(page: Page): Promise<void>;
