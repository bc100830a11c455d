FROM node:20-bookworm-slim AS build
# For better-sqlite3, where its ready-made binary cannot be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json vite.config.ts ./
COPY scripts scripts
COPY server server
COPY web web
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    MAILPROOF_HOST=0.0.0.0 \
    MAILPROOF_DATA=/data/mailproof.db
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY LICENSE README.md CHANGELOG.md ./
RUN mkdir /data && chown node:node /data \
  && ln -s /app/dist/server/main.js /usr/local/bin/mailproof \
  && chmod +x /app/dist/server/main.js
USER node
VOLUME /data
EXPOSE 1025 8025
HEALTHCHECK --interval=10s --timeout=5s --start-period=15s --retries=3 CMD ["mailproof", "ready"]
ENTRYPOINT ["mailproof"]
