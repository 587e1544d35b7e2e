# docker build -t airworthy . && docker run --rm -v "$PWD:/work" airworthy check feed.xml
# What writes files needs to be whoever owns the folder: docker run --rm --user "$(id -u):$(id -g)" … airworthy build
FROM node:22-alpine AS build
WORKDIR /source
COPY . .
RUN npm ci
RUN npm pack --ignore-scripts --pack-destination /tmp

FROM node:22-alpine
COPY --from=build /tmp/airworthy-*.tgz /tmp/
RUN npm install --global --omit=dev /tmp/airworthy-*.tgz && rm /tmp/airworthy-*.tgz
USER node
WORKDIR /work
ENTRYPOINT ["airworthy"]
