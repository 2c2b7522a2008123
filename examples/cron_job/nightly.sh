#!/usr/bin/env bash
# Every night: check what arrived, score it, raise the alarm. Ends with the exit code of the command that decides:
#   0 fine   1 a problem in the input   2 wrong usage   3 a score in the band of ALARM, or a worse one
#
#   nightly.sh DATA OUT      with ALARM=red and PERIOD=2019-Q4 from the environment
#
# A line for cron:  15 3 * * *  PERIOD=2019-Q4 ALARM=red /srv/scorecard/nightly.sh /srv/data /srv/reports
set -u
data=${1:?folder with card.yaml, answers.csv and kpi.csv}
out=${2:?folder for what is written}
period=${PERIOD:?such as 2019-Q4}
mkdir -p "$out"

inputs=("$data/card.yaml" --survey "customers@$period=$data/answers.csv" --values "$data/kpi.csv" --period "$period")

scorecard check "${inputs[@]}" --format json -o "$out/check.json" 2> "$out/problems.txt"
code=$?
if [ "$code" -eq 0 ]; then
  scorecard evaluate "${inputs[@]}" ${ALARM:+--fail-on "$ALARM"} --format json -o "$out/scores.json" 2> "$out/problems.txt"
  code=$?
fi

case $code in
  0) echo "scored: $out/scores.json" ;;
  1) echo "a problem in the input: $out/check.json" ;;
  3) echo "alarm: $(cat "$out/problems.txt")" ;;
  *) echo "wrong usage: $(cat "$out/problems.txt")" ;;
esac
exit "$code"
