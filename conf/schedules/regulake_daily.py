"""Runs ./regulake daily every morning, for Airflow 3. To edit: the hour and its zone.

REGULAKE_HOME names the folder of the installation and REGULAKE_OPTIONS its options, in the environment of the workers, which also holds the secrets.
"""

import os
import shlex
import subprocess
from datetime import timedelta

import pendulum
from airflow.sdk import DAG, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

ZONE = pendulum.timezone("Asia/Shanghai")

with DAG(
    dag_id="regulake_daily",
    schedule="30 6 * * *",
    start_date=pendulum.datetime(2025, 1, 1, tz=ZONE),
    # Days that were missed need no runs of their own: the next one judges all month-ends that are due, in order.
    catchup=False,
    # Never two at once; the lock of the lake forbids it as well.
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=15)},
    tags=["regulake"],
):

    @task
    def daily(dag_run=None):
        # The moment of this run in the zone of the schedule: Airflow's own day, ds, is that of UTC, and a run started by hand may have none.
        moment = pendulum.instance(dag_run.logical_date or dag_run.run_after).in_timezone(ZONE)
        home = os.environ.get("REGULAKE_HOME", "/opt/regulake")
        options = shlex.split(os.environ.get("REGULAKE_OPTIONS", ""))
        command = [f"{home}/regulake", "daily", "--zone", ZONE.name, "--now", moment.isoformat(timespec="seconds"), *options]
        code = subprocess.run(command, check=False).returncode
        if code == 5:
            raise AirflowSkipException("another run is at work on the lake")
        if code in (2, 3):
            raise AirflowFailException(f"exit code {code}: a person has to look; another attempt would end the same")
        # 4: done, with late deliveries, of which the hook tells.
        if code not in (0, 4):
            raise AirflowException(f"exit code {code}: the next attempt resumes where this one stopped")

    daily()
