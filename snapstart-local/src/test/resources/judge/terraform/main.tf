terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "memory" {
  type    = number
  default = 512
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true

  endpoints {
    lambda = var.endpoint
    sts    = var.endpoint
  }
}

resource "aws_lambda_function" "orders" {
  function_name    = "orders"
  description      = "Takes orders"
  role             = "arn:aws:iam::123456789012:role/orders"
  handler          = "a.B::c"
  runtime          = "java21"
  filename         = "function.zip"
  source_code_hash = filebase64sha256("function.zip")
  memory_size      = var.memory
  kms_key_arn      = "arn:aws:kms:us-east-1:123456789012:key/k"
  publish          = true

  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = {
      STAGE = "test"
    }
  }

  tags = {
    team = "orders"
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.orders.function_name
  function_version = aws_lambda_function.orders.version
}

resource "aws_lambda_permission" "api" {
  statement_id  = "AllowApi"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:aws:execute-api:us-east-1:123456789012:api/*"
}

variable "image_tag" {
  type    = string
  default = "1"
}

resource "aws_lambda_function" "images" {
  function_name = "images"
  role          = "arn:aws:iam::123456789012:role/orders"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:${var.image_tag}"
  publish       = true

  image_config {
    command           = ["a.B::c"]
    working_directory = "/work"
  }

  snap_start {
    apply_on = "PublishedVersions"
  }
}
