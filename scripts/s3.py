"""An S3 server for tests: says its address when it stands, and has one bucket, `verzahnt`."""

import os
import signal
import sys

import boto3
from moto.server import ThreadedMotoServer

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
address = f"http://{host}:{port}"
boto3.client(
    "s3", endpoint_url=address, region_name="eu-central-1",
    aws_access_key_id="probe", aws_secret_access_key="geheim",
).create_bucket(Bucket="verzahnt", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
print(address, flush=True)
# Whoever started this ends it; when that one dies, its pipe does too.
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
sys.stdin.read()
os._exit(0)
