"""Where sealed bytes lie: blobs, their keys, their locks; a folder or an S3 bucket."""
