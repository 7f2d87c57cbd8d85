terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {}
variable "function" {}
variable "alias" {}
variable "archive" {}
variable "role" {}
variable "runtime" {}
variable "handler" {}
variable "memory_mb" {}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "local"
  secret_key                  = "local"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  endpoints {
    lambda = var.endpoint
    sts    = var.endpoint
  }
}

resource "aws_lambda_function" "function" {
  function_name    = var.function
  role             = var.role
  runtime          = var.runtime
  handler          = var.handler
  memory_size      = var.memory_mb
  filename         = var.archive
  source_code_hash = filebase64sha256(var.archive)
  publish          = true

  snap_start {
    apply_on = "PublishedVersions"
  }
}

resource "aws_lambda_alias" "alias" {
  name             = var.alias
  function_name    = aws_lambda_function.function.function_name
  function_version = aws_lambda_function.function.version
}
