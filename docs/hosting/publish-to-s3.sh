#!/bin/sh
# Puts a built handbook into a bucket, with the headers that nginx.conf gives:
#   publish-to-s3.sh site s3://acme-handbook/releases/2026-11-28
# Pages come after what they need, and what is gone goes last, so that nobody meets half a handbook.
set -eu
site=$1 bucket=$2

put() {
    aws s3 cp "$site" "$bucket" --recursive --only-show-errors "$@"
}
as() { # as TYPE PATTERN: these files, to be asked for again each time
    put --exclude '*' --include "$2" --content-type "$1; charset=utf-8" --cache-control no-cache
}

put --exclude '*' --include '*.????????.min.css' --include '*.????????.min.js' \
    --cache-control 'public, max-age=31536000, immutable'
put --exclude '*.????????.min.*' --exclude '*.ics' --exclude '*.csv' --exclude '*what-changed.xml' --exclude '*.html' \
    --cache-control no-cache
as text/calendar '*.ics'
as text/csv '*.csv'
as application/atom+xml '*what-changed.xml'
as text/html '*.html'
aws s3 sync "$site" "$bucket" --delete --size-only --only-show-errors
