#!/usr/bin/env bash
# Install LibreOffice Calc where that is possible without asking anybody; else say why not.
set -eu
if command -v soffice > /dev/null; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
  echo "spreadsheet check skipped: soffice is missing, and only root on Debian or Ubuntu gets it by itself"
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui; } > /dev/null 2>&1 \
  || echo "spreadsheet check skipped: apt-get could not install libreoffice-calc-nogui"
