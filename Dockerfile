# The demo's server as an image; a project of your own takes the same file. `make ci` lints it and runs every step by hand.
# The current Node LTS, named by its major without a digest: a rebuild takes the security fixes of Node and Debian.

FROM node:24-bookworm-slim AS build
WORKDIR /app
# Packages first, so that their layer outlives changes of the sources.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build
# Every tool's examples against its handler. The demo's data set is made along the way.
RUN node lib/cli/main.js test
RUN node lib/cli/main.js build --standalone
RUN mkdir -p .toolwright/contexts

# No compiler, no node_modules, no catalog text: what runs is dist/.
FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    TOOLWRIGHT_HOST=0.0.0.0 \
    TOOLWRIGHT_PORT=7411
WORKDIR /app
# The settings file marks the project's root; the server's own settings are in dist/.
COPY --from=build /app/toolwright.yaml ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/.toolwright/demo ./.toolwright/demo
# The one place that is written: contexts. Mount a volume here to keep them over the container.
COPY --from=build --chown=node:node /app/.toolwright/contexts ./.toolwright/contexts
# All else belongs to root and cannot be changed by the user it runs as.
USER node
EXPOSE 7411
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TOOLWRIGHT_PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Credentials come at run time, as a file of hashes at /app/.toolwright/credentials.json: without one the server refuses to start.
CMD ["node", "dist/server.js"]
