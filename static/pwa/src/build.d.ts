// What a build is told (`vite.config.ts`).
declare const __TILES_URL__: string
declare const __TILES_ATTRIBUTION__: string
