#!/usr/bin/env node
import { main } from './main.ts';

// Whoever reads our output may stop early (`skidpad ... | head`): that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
